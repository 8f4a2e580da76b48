"""What words mean: lexicons as data files, with the loaders that check them."""

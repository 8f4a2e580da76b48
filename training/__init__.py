"""Scripts that make the weights and tables which the package ships."""

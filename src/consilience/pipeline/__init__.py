"""Order, batches, failures and progress; knows no linguistics."""

"""What one says and another says is not so."""

"""Benchmarks: each module is run by hand or by `make bench`, on data that lie elsewhere."""

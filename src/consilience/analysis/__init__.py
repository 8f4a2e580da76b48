"""Conclusions over stories."""

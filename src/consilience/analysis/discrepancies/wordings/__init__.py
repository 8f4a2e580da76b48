"""Quotations printed in other words."""

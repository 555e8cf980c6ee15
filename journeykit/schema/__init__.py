"""What a journey map is made of: tables, columns, kinds, ranges, derived values."""

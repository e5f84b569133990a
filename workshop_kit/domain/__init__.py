"""What the workshop teaches, as pure values: no files, no clock, no widgets, no hidden randomness."""

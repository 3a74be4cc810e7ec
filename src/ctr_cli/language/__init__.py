"""Vietnamese as such: letters and syllables, keys for comparing, numbers, dates and periods, old encodings."""

"""YAML text and the programme in it: decoding, parsing with places, validation against the model."""

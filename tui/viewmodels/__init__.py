"""What a screen shows, worked out without a screen: pure, no Textual."""

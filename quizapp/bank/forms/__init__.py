"""What a teacher sends."""

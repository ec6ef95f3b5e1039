"""The first screen of a resident: who, what is to do, what is near."""

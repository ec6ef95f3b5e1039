"""What a register changed on a document: before, after, when and from where."""

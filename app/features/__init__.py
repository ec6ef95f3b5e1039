"""The screens, one folder each; they never import each other."""

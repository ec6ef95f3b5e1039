"""The look: theme, drawing, blocks and the components made of them."""

"""What the language server offers, but for the protocol's wiring, which is `lint.lsp`."""

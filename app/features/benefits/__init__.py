"""The social welfare benefit account: where payments go, and every linked account."""

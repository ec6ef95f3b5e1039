"""
Signed copies of documents (SD-JWT VC), their status lists, and verifiers' requests and checks.

What is here signs, reads and judges; what follows from facts is decided in ``services``.
"""

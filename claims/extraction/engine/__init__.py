"""The engine: a small trained network that reads a text and finds who says what in it.

    text ── features ── windows ── network ── decoding ── attributions ──▶ Found (spans, mode, speech act, confidence)

It needs onnxruntime, tokenizers and numpy, the extra `engine`. Nothing here is imported before somebody asks
`loading.engine()` for it, so that processes which only serve pages never hold it. Where it cannot be had, the rules of
`claims.extraction.quotations` are all there is, and `loading.why_not()` says why.
"""

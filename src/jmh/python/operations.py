"""Operations of the program that NumPy has no name for."""
from numpy import divide, expm1, log1p, multiply, negative, where


def recovery(rate, life, out):
    """Capital recovery factor: rate / (1 - (1 + rate)^-life); 1 / life at no interest."""
    log1p(rate, out)
    multiply(out, life, out)
    negative(out, out)
    expm1(out, out)
    negative(out, out)
    nothing = ~(out > 0)
    divide(rate, out, out)
    if nothing.any():
        out[nothing] = where(nothing, 1 / life, 0)[nothing]

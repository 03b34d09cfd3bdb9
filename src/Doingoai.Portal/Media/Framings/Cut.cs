namespace Doingoai.Portal.Media.Framings;

/// <summary>Middle of a cut, and its size as a part of the largest one of its shape that fits.</summary>
public sealed record Cut(double X, double Y, double Scale);

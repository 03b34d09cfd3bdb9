namespace Doingoai.Portal.Media;

/// <summary>What is said of an asset, or how it is cut, has changed.</summary>
public sealed record MediaChanged(string Sha256);

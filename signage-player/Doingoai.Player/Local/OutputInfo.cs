namespace Doingoai.Player.Local;

/// <summary>One signal of the device, as far as its screens tell: its size in the signal's own pixels.</summary>
internal sealed record OutputInfo(string Name, int Width, int Height, int Rotation);

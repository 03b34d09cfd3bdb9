namespace Doingoai.Player.Hosting;

/// <summary>An output in its signal's pixels, with the address that shows it in any browser on this machine.</summary>
internal sealed record ReadyOutput(string Name, int Width, int Height, int Rotation, Uri Address);

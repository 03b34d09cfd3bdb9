namespace Doingoai.Player.Kiosk;

/// <summary>A rectangle of the X screen, in pixels.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height);

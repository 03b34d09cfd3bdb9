using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Local;

/// <summary>Where screens lie on the signal. Screens are described in upright pixels; a turned output sends them turned.</summary>
internal static class OutputLayout
{
    public static OutputInfo Of(string name, IEnumerable<ManifestScreen> screens)
    {
        var placed = screens.ToList();
        var width = placed.Max(screen => screen.X + screen.Width);
        var height = placed.Max(screen => screen.Y + screen.Height);
        var rotation = placed[0].Rotation;
        return rotation is 90 or 270 ? new(name, height, width, rotation) : new(name, width, height, rotation);
    }

    /// <summary>The screen's rectangle in the signal's pixels.</summary>
    public static (int X, int Y, int Width, int Height) OnSignal(ManifestScreen screen, int signalWidth, int signalHeight) => screen.Rotation switch
    {
        90 => (signalWidth - screen.Y - screen.Height, screen.X, screen.Height, screen.Width),
        180 => (signalWidth - screen.X - screen.Width, signalHeight - screen.Y - screen.Height, screen.Width, screen.Height),
        270 => (screen.Y, signalHeight - screen.X - screen.Width, screen.Height, screen.Width),
        _ => (screen.X, screen.Y, screen.Width, screen.Height),
    };
}

using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Framings;

/// <summary>
/// What must stay in sight when a picture is cut to another shape: a focal point, and for each shape, where somebody
/// wanted it otherwise, an own cut. Everything in fractions of the picture, so that it holds for every size.
/// </summary>
public sealed record Framing(double X, double Y, IReadOnlyDictionary<string, Cut> Cuts)
{
    private const double SmallestCut = 0.2;

    internal static Framing Middle { get; } = new(0.5, 0.5, new Dictionary<string, Cut>());

    /// <summary>The part of a picture of <paramref name="width"/> × <paramref name="height"/> that a shape shows.</summary>
    internal PixelBox BoxOf(double ratio, int width, int height) =>
        (Shape.Near(ratio) is { } shape ? Cuts.GetValueOrDefault(shape.Name) : null) is { } cut
            ? PixelBox.Around(cut.X, cut.Y, cut.Scale, ratio, width, height)
            : PixelBox.Around(X, Y, 1, ratio, width, height);

    /// <summary>A short name of what it says, for addresses and file names.</summary>
    internal string Fingerprint
    {
        get
        {
            var said = string.Join(' ', [$"{X:F4} {Y:F4}", .. Cuts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value.X:F4} {one.Value.Y:F4} {one.Value.Scale:F4}")]);
            return Blobs.Sha256Name.Of(System.Text.Encoding.UTF8.GetBytes(said))[..12];
        }
    }

    /// <summary>Refuses what lies outside of the picture, and forgets shapes that are not known.</summary>
    internal Framing Tidy()
    {
        if (!IsInside(X) || !IsInside(Y) || Cuts.Values.Any(cut => !IsInside(cut.X) || !IsInside(cut.Y) || !(cut.Scale is >= SmallestCut and <= 1)))
            throw new RuleException("media.cut-outside");
        return this with { Cuts = Cuts.Where(cut => Shape.Find(cut.Key) is not null).ToDictionary() };
    }

    private static bool IsInside(double part) => part is >= 0 and <= 1;
}

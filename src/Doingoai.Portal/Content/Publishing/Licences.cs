using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>What the end of a licence does to what shows the asset. Pure.</summary>
internal static class Licences
{
    public static bool HasEnded(this IReadOnlyDictionary<string, DateTimeOffset> ends, string sha256, DateTimeOffset now) => ends.TryGetValue(sha256, out var end) && end <= now;

    public static LiveVersion EndingWith(this LiveVersion version, ContentType? type, IReadOnlyDictionary<string, DateTimeOffset> ends)
    {
        if (type is null || SlideText.Of(type, version.Fields) is not { } slide) return version;
        var end = new[] { slide.Picture, slide.Video }.OfType<string>().Where(ends.ContainsKey).Select(sha256 => (DateTimeOffset?)ends[sha256]).Append(version.Until).Min();
        return version with { Until = end };
    }
}

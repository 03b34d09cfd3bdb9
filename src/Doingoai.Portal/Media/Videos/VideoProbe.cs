using System.Globalization;
using System.Text.Json;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Videos;

/// <summary>What ffprobe says of a film.</summary>
internal sealed record VideoProbe(TimeSpan Length, int Width, int Height, bool HasSound)
{
    private const int LargestSide = 8_192;

    public static VideoProbe Read(string json, int mostMinutes)
    {
        using var told = JsonDocument.Parse(json);
        var streams = told.RootElement.TryGetProperty("streams", out var all) ? all.EnumerateArray().ToList() : [];
        var picture = streams.Find(stream => TypeOf(stream) == "video");
        var length = told.RootElement.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var text)
            && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        var (width, height) = picture.ValueKind == JsonValueKind.Object ? (Number(picture, "width"), Number(picture, "height")) : (0, 0);

        if (width <= 0 || height <= 0 || !(length is > 0 and < 1e7)) throw new RuleException("media.damaged");
        if (width > LargestSide || height > LargestSide) throw new RuleException("media.video-too-wide", LargestSide);
        if (length > mostMinutes * 60) throw new RuleException("media.video-too-long", mostMinutes);
        return new(TimeSpan.FromSeconds(length), width, height, streams.Exists(stream => TypeOf(stream) == "audio"));
    }

    private static string? TypeOf(JsonElement stream) => stream.TryGetProperty("codec_type", out var type) ? type.GetString() : null;

    private static int Number(JsonElement stream, string name) => stream.TryGetProperty(name, out var number) && number.TryGetInt32(out var value) ? value : 0;
}

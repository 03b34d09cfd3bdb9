using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Content.Importing;

/// <summary>2019-05-03, 03/05/2019 (the day first), each with or without a time; without a zone it is Vietnam time. Pure.</summary>
internal static class ImportDate
{
    private const int FirstYear = 1900;

    private static readonly string[] Local =
        [.. from day in new[] { "yyyy-M-d", "d/M/yyyy" } from time in new[] { "", " H:mm", " H:mm:ss", "'T'H:mm", "'T'H:mm:ss", "'T'H:mm:ss.FFF" } select day + time];

    private static readonly string[] Zoned = ["yyyy-M-d'T'H:mmzzz", "yyyy-M-d'T'H:mm:sszzz", "yyyy-M-d'T'H:mm:ss.FFFzzz"];

    /// <summary><c>null</c> if nothing was written.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (text.Length == 0) return null;
        var culture = CultureInfo.InvariantCulture;
        var instant = DateTime.TryParseExact(text, Local, culture, DateTimeStyles.None, out var local) && local.Year >= FirstYear ? VietnamTime.Instant(local)
            : DateTimeOffset.TryParseExact(text.EndsWith('Z') ? $"{text[..^1]}+00:00" : text, Zoned, culture, DateTimeStyles.None, out var zoned) && zoned.Year >= FirstYear ? zoned.ToUniversalTime()
            : throw new RuleException("import.bad-date", text.Length > 40 ? text[..40] : text);
        return instant <= now ? instant : throw new RuleException("import.future-date", text);
    }
}

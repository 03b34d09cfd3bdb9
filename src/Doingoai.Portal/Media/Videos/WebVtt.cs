using System.Text;
using System.Text.RegularExpressions;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Reads subtitles and writes them as they are stored: cues alone, without styles and remarks of a foreign file.</summary>
internal static partial class WebVtt
{
    public const int LargestFile = 1024 * 1024;

    private const int MostCues = 10_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Tidy(byte[] file)
    {
        var lines = Text(file).ReplaceLineEndings("\n").Split('\n');
        if (!Signature().IsMatch(lines[0])) throw new RuleException("media.subtitles-not-vtt");

        var tidy = new StringBuilder("WEBVTT\n");
        var cues = 0;
        foreach (var (block, line) in Blocks(lines))
        {
            if (Remark().IsMatch(block[0])) continue;
            if (++cues > MostCues) throw new RuleException("media.subtitles-too-many", MostCues);
            tidy.Append('\n').AppendJoin('\n', Cue(block, line)).Append('\n');
        }

        return cues > 0 ? Strict.GetBytes(tidy.ToString()) : throw new RuleException("media.subtitles-empty");
    }

    private static string Text(byte[] file)
    {
        try
        {
            return Strict.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new RuleException("media.subtitles-not-vtt");
        }
    }

    /// <summary>What stands between empty lines, with the number of its first line.</summary>
    private static IEnumerable<(List<string> Block, int Line)> Blocks(string[] lines)
    {
        var block = new List<string>();
        for (var n = 1; n <= lines.Length; n++)
        {
            if (n < lines.Length && lines[n].Trim().Length > 0) block.Add(lines[n].TrimEnd());
            else if (block.Count > 0)
            {
                if (n - block.Count > 1) yield return (block, n - block.Count + 1); // directly under the signature stand its headers
                block = [];
            }
        }
    }

    private static IEnumerable<string> Cue(List<string> block, int line)
    {
        var at = block.FindIndex(one => one.Contains("-->", StringComparison.Ordinal));
        if (at is not (0 or 1) || Times().Match(block[at]) is not { Success: true } times || Ms(times, 1) >= Ms(times, 5)) throw new RuleException("media.subtitles-time", line + Math.Max(at, 0));
        return block.Skip(at);
    }

    private static long Ms(Match times, int from)
    {
        long Part(int n) => times.Groups[from + n] is { Success: true, Value: var digits } ? long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return (((Part(0) * 60) + Part(1)) * 60 + Part(2)) * 1000 + Part(3);
    }

    [GeneratedRegex("^WEBVTT(?:[ \t].*)?$")]
    private static partial Regex Signature();

    [GeneratedRegex("^(?:NOTE|STYLE|REGION)(?:[ \t].*)?$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})[ \t]+-->[ \t]+(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?:[ \t].*)?$")]
    private static partial Regex Times();
}

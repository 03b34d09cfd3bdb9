using System.Text;
using System.Text.Unicode;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>A file's bytes as text: UTF-8, or UTF-16 that says so by its mark. Anything else is refused with the line where it shows. Pure.</summary>
internal static class ImportText
{
    public const int LargestFile = 128 * 1024 * 1024;

    public static string Read(ReadOnlySpan<byte> file) => file switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8Text(rest),
        [0xFF, 0xFE, .. var rest] => Utf16Text(rest, bigEndian: false),
        [0xFE, 0xFF, .. var rest] => Utf16Text(rest, bigEndian: true),
        _ => Utf8Text(file),
    };

    private static string Utf8Text(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf((byte)0) is >= 0 and var zero) throw new RuleException("import.utf16-without-mark", file[..zero].Count((byte)'\n') + 1);
        return Utf8.IsValid(file) ? Encoding.UTF8.GetString(file) : throw new RuleException("import.not-utf8", FirstInvalidLine(file));
    }

    private static int FirstInvalidLine(ReadOnlySpan<byte> file)
    {
        var line = 1;
        foreach (var range in file.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(file[range])) break;
            line++;
        }

        return line;
    }

    private static string Utf16Text(ReadOnlySpan<byte> file, bool bigEndian)
    {
        var text = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetString(file);
        var wrong = text.AsSpan().IndexOfAny('\uFFFD', '\0'); // half a pair of surrogates or half a character; or it was UTF-32
        return wrong < 0 ? text : throw new RuleException("import.damaged-utf16", text.AsSpan(0, wrong).Count('\n') + 1);
    }
}

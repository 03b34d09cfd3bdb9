using System.Text;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Tests.Content.Importing;

public sealed class ImportTextTests
{
    private const string Text = "number,title\n1,Đối ngoại Lào Cai\n2,老街";

    [Fact]
    public void Utf8_with_or_without_its_mark_and_utf16_with_it_are_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            Assert.Equal(Text, ImportText.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        Assert.Equal(Text, ImportText.Read(Encoding.UTF8.GetBytes(Text)));
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_line_where_it_shows()
    {
        byte[] windows1258 = [.. "number,title\n1,Tin\n2,"u8, 0xD0, 0xF4, 0xEC, 0x69, .. " ngo\n"u8]; // "Đối" as Windows-1258 writes it
        Refused("import.not-utf8", 3, windows1258);
        Refused("import.not-utf8", 1, [0xC3]);
        Refused("import.utf16-without-mark", 1, Encoding.Unicode.GetBytes(Text));
        Refused("import.utf16-without-mark", 1, Encoding.BigEndianUnicode.GetBytes(Text));
        Refused("import.damaged-utf16", 2, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\nb"), 0x3D, 0xD8]);
        Refused("import.damaged-utf16", 1, [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Text)]);
    }

    private static void Refused(string code, int line, byte[] file)
    {
        var refusal = Assert.Throws<RuleException>(() => ImportText.Read(file));
        Assert.Equal((code, line), (refusal.Code, refusal.Arguments[0]));
    }
}

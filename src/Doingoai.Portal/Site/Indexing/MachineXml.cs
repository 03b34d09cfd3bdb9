using System.Text;
using System.Xml;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>XML for machines: UTF-8, and only characters that XML 1.0 has.</summary>
internal static class MachineXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings)) write(xml);
        return bytes.ToArray();
    }

    /// <summary>A control character would make the whole file unreadable, so it is left out.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (IsXml(rune)) clean.Append(rune.ToString());
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (!XmlConvert.IsXmlChar(text[at])) return false; // halves of pairs too: rare enough to be looked at one by one
        return true;
    }

    private static bool IsXml(Rune rune) => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value);
}

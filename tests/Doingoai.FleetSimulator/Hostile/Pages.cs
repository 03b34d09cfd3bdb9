namespace Doingoai.FleetSimulator.Hostile;

/// <summary>Reads pages as they come from the portal: what a device said must stand there as text, never as markup.</summary>
internal static class Pages
{
    /// <summary>Texts of the corpus that stand in <paramref name="html"/> as they are, although they hold markup.</summary>
    public static IEnumerable<string> Unencoded(string html, IEnumerable<string> corpus) =>
        corpus.Where(text => text.AsSpan().IndexOfAny("<\"'") >= 0 && html.Contains(Shown(text), StringComparison.Ordinal));

    /// <summary>How often the corpus shows at all: a page that says nothing proves nothing.</summary>
    public static int Mentions(string html) => html.Split("hostile").Length - 1;

    // What is cut off at its end is still markup at its beginning.
    private static string Shown(string text) => text.Length > 40 ? text[..40] : text;
}

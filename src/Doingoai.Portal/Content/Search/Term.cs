namespace Doingoai.Portal.Content.Search;

/// <summary>
/// What the index holds of a document: a set of terms, each naming where the word stands. So every question is "which
/// documents have all of these terms", which both databases answer alike and from the index alone.
/// </summary>
internal static class Term
{
    /// <summary>Anywhere in the document.</summary>
    public const char Anywhere = 'a';

    public const char InTitle = 't';

    /// <summary>In the title or the lead.</summary>
    public const char InLead = 'l';

    /// <summary>Anywhere, with its diacritics.</summary>
    public const char AsWritten = 'x';

    public static string Word(char where, string word) => $"{where}w_{word}";

    /// <summary>Two words one after the other, or three Han characters.</summary>
    public static string Together(char where, string words) => $"{where}p_{words}";
}

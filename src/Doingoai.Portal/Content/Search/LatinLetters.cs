namespace Doingoai.Portal.Content.Search;

/// <summary>Latin, Greek and Cyrillic letters that fold one to one, looked up: taking Vietnamese apart by normalising each word takes ten times longer.</summary>
internal sealed class LatinLetters
{
    private const int Beyond = 0x1F00; // past the last letter of Vietnamese, U+1EF9

    private readonly char[] _folded = new char[Beyond];

    /// <param name="spell">Small and folded form of a letter, <c>null</c> if it is none.</param>
    public LatinLetters(Func<string, (string Written, string Folded)?> spell)
    {
        for (var letter = '0'; letter < Beyond; letter++)
            if (char.IsLetterOrDigit(letter) && spell(letter.ToString()) is { Folded.Length: 1 } spelt && spelt.Written == char.ToLowerInvariant(letter).ToString())
                _folded[letter] = spelt.Folded[0];
    }

    /// <summary><c>null</c> if a letter of it needs more than a look.</summary>
    public string? Fold(string run)
    {
        foreach (var letter in run)
            if (letter >= Beyond || _folded[letter] == '\0') return null;
        return string.Create(run.Length, (run, _folded), static (folded, from) =>
        {
            for (var at = 0; at < folded.Length; at++) folded[at] = from._folded[from.run[at]];
        });
    }
}

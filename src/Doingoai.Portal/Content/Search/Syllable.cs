using System.Text.RegularExpressions;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// Vietnamese names are written "Sa Pa", "Hà Nội", and by many, and in English, "Sapa", "Hanoi". A word that can be one
/// folded syllable is never taken for two: "tuan" (week) would find every "trật tự an toàn".
/// </summary>
internal static partial class Syllable
{
    private const int Shortest = 4;

    public static bool MayBeTwo(string folded) => folded.Length >= Shortest && Letters().IsMatch(folded) && !One().IsMatch(folded);

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Letters();

    [GeneratedRegex("^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$")]
    private static partial Regex One();
}

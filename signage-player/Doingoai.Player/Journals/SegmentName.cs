using System.Globalization;

namespace Doingoai.Player.Journals;

/// <summary>File name of a segment: the run's place in the order of runs, the run, the first record's number.</summary>
internal sealed record SegmentName(long Order, string Run, long FirstSeq) : IComparable<SegmentName>
{
    private const string Ending = ".log";

    public static SegmentName? TryParse(string path) =>
        path.EndsWith(Ending, StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(path).Split('-') is [var order, var run, var first]
        && TryNumber(order, out var place) && TryNumber(first, out var seq) && seq > 0 && run.Length == 32 && run.All(char.IsAsciiHexDigitLower)
            ? new(place, run, seq)
            : null;

    // Zeros in front: the names sort as they were written.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order:D8}-{Run}-{FirstSeq:D10}{Ending}");

    public int CompareTo(SegmentName? other) =>
        other is null ? 1
        : Order != other.Order ? Order.CompareTo(other.Order)
        : string.CompareOrdinal(Run, other.Run) is var runs and not 0 ? runs
        : FirstSeq.CompareTo(other.FirstSeq);

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>One article in one language as the file has it.</summary>
/// <param name="Place">The line a table's row begins on; the how-manieth article of a JSON file.</param>
/// <param name="Cells">By column; a column the file does not have is absent.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal sealed record ImportRow(int Place, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<PictureNote> Pictures, RuleException? Fault = null)
{
    public string Cell(string column) => Cells.GetValueOrDefault(column, "");
}

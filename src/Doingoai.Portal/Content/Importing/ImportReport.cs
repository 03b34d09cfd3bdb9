namespace Doingoai.Portal.Content.Importing;

/// <summary>What an import did, or in a dry run would do, by place in the file.</summary>
/// <param name="IsTable">Places are lines of a table; else they count articles.</param>
internal sealed record ImportReport(IReadOnlyList<ImportLine> Lines, bool DryRun, bool IsTable)
{
    public bool HasTrouble => Lines.Any(line => line.IsTrouble);

    public int Published => Lines.Count(line => line.Published);

    public int Noted => Lines.Count(line => line.Notes.Count > 0);

    public int Of(ImportOutcome outcome) => Lines.Count(line => line.Outcome == outcome);
}

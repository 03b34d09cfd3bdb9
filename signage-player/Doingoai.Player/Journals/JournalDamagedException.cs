namespace Doingoai.Player.Journals;

/// <summary>The file of a run no longer holds what was written to it.</summary>
internal sealed class JournalDamagedException(string run) : IOException($"The journal of run {run} changed on the disk.")
{
    public string Run { get; } = run;
}

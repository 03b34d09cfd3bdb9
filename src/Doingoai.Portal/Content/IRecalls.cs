namespace Doingoai.Portal.Content;

/// <summary>What was taken off the channels, as rows say it. <see cref="ItemRecalled"/> is only the hint.</summary>
internal interface IRecalls
{
    /// <summary>Recalls at or after <paramref name="since"/>, oldest first.</summary>
    Task<IReadOnlyList<RecalledPublication>> SinceAsync(DateTimeOffset since, CancellationToken cancel);
}

/// <summary>A publication on the screens that ended by recall.</summary>
internal sealed record RecalledPublication(Guid Publication, string Item, string Language, DateTimeOffset At);

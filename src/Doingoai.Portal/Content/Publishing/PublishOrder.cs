namespace Doingoai.Portal.Content.Publishing;

/// <summary>What a publisher wants seen.</summary>
/// <param name="From">Embargo: not before this; <c>null</c> = at once.</param>
/// <param name="Until">Gone from this instant on; <c>null</c> = no end.</param>
/// <param name="SlidesSeen">Screens: hashes of the slides the publisher saw and signs for; <c>null</c> = as drawn.</param>
internal sealed record PublishOrder(
    IReadOnlyList<string> Versions, Channel Channel, DateTimeOffset? From = null, DateTimeOffset? Until = null, IReadOnlyList<string>? SlidesSeen = null);

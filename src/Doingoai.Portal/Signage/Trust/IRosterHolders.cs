namespace Doingoai.Portal.Signage.Trust;

/// <summary>Who has taken which roster. Answered by whoever knows the devices.</summary>
internal interface IRosterHolders
{
    /// <summary>How many enrolled devices there are, and how many of them said that they hold <paramref name="version"/> or a later one.</summary>
    (int Holding, int All) Of(long version);
}

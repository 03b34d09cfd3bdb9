namespace Doingoai.Player.Link;

/// <summary>What became of a message.</summary>
internal enum SendResult
{
    Taken,

    /// <summary>No room at the portal; the same message may be sent again.</summary>
    Full,

    /// <summary>The portal will never take it.</summary>
    Refused,
}

using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Storage;

/// <summary>What a disk answers when it cannot, and how that is told.</summary>
internal static class DiskError
{
    // errno as .NET hands it out in HResult on Linux: ENOSPC, EDQUOT.
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

    public static FaultBody Fault(Exception error) =>
        new(error.HResult is NoSpace or OverQuota ? FaultCodes.DiskFull : FaultCodes.DiskRefuses, Detail: error.Message.Length > 200 ? error.Message[..200] : error.Message);
}

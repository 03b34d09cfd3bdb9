using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Faults;

/// <summary>Keeps what a journal record says about faults, in the transaction that keeps the record.</summary>
internal static class FaultRecord
{
    // The device as a whole; screens have numbers from 1.
    private const int NoScreen = 0;

    public static void Keep(TelemetrySql sql, int place, JournalRecord record, long atMs)
    {
        if (record.Kind == JournalKinds.Start) EndLasting(sql, place, atMs);
        if (record.Kind != JournalKinds.Fault || ProtocolJson.TryRead<FaultBody>(record.Body) is not { } fault) return;

        var isKnown = FaultCodes.All.Contains(fault.Code ?? "");
        var (code, detail) = isKnown ? (fault.Code, fault.Detail) : (FaultCodes.Unknown, $"{fault.Code} {fault.Detail}");
        var screen = fault.Screen is { } one ? sql.Place(one) : NoScreen;
        if (fault.Ended == true) sql.Run(Statements.EndFault, place, screen, code, atMs);
        else sql.Run(Statements.AddFault, place, screen, code, DeviceText.Tame(detail), atMs);
    }

    // What still holds is told again by the agent that has just started.
    private static void EndLasting(TelemetrySql sql, int place, long atMs)
    {
        foreach (var code in FaultCodes.Lasting) sql.Run(Statements.EndFaults, place, code, atMs);
    }
}

using Doingoai.Portal.Devices.Telemetry.Rows;

namespace Doingoai.Portal.Reports.Exports;

/// <summary>Records of a run that go into an export; whole batches, so there may be more at either end.</summary>
internal sealed record ExportedRun(JournalRunRow Run, long FromSeq, long ToSeq);

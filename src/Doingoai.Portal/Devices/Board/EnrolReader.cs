using System.Globalization;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads what the enrolment page shows to one technician: only places of clusters that are theirs.</summary>
internal sealed class EnrolReader(EnrolmentList enrolments, DeviceDirectory directory, IAccess access, IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<EnrolView> ReadAsync(string? typed, Person by, string token, CancellationToken cancel)
    {
        var code = string.IsNullOrWhiteSpace(typed) ? null : EnrolmentCode.Normalise(typed);
        var waiting = await enrolments.WaitingAsync(null, cancel);
        var machine = code is null ? null : waiting.FirstOrDefault(one => one.Code == code);
        return new(code ?? (string.IsNullOrWhiteSpace(typed) ? null : typed.Trim()), machine, waiting.Count, machine is null ? [] : await PlacesAsync(by, cancel), token, time.GetUtcNow());
    }

    private async Task<IReadOnlyList<PlaceGroup>> PlacesAsync(Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var bound = (await db.Set<DeviceKey>().Where(key => key.RevokedAt == null).Select(key => key.Device).ToListAsync(cancel)).ToHashSet();
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var groups = new List<PlaceGroup>();
        foreach (var cluster in await directory.ClustersAsync(cancel))
        {
            if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: cluster.Id), cancel)) continue;
            groups.Add(new(cluster.Names.In(language), [.. cluster.Devices.Select(device => new Place(
                device.Id, device.Names.In(language), string.Join(", ", device.Screens.Select(screen => screen.Names.In(language))), bound.Contains(device.Id)))]));
        }

        return groups;
    }
}

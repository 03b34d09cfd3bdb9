using System.Security.Cryptography;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A machine says its key and the code it shows. Who may is anyone, so how many may wait is bounded.</summary>
internal sealed class AnnounceDevice(IDbContextFactory<PortalDb> dbs, ITrust trust, DeviceKeyRing ring, IOptions<DevicesOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1); // counting and adding belong together

    public async Task<EnrolmentAnswer> RunAsync(EnrolmentRequest request, string address, CancellationToken cancel)
    {
        if (ring.Find(request.Key.Thumbprint()) is not null) throw new RuleException("enrolment.key-known");

        await _one.WaitAsync(cancel);
        try
        {
            return await AddAsync(request, address, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<EnrolmentAnswer> AddAsync(EnrolmentRequest request, string address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await db.Set<PendingEnrolment>()
            .Where(row => (row.State == EnrolmentState.Announced || row.State == EnrolmentState.Pending) && row.ExpiresAt > now)
            .ToListAsync(cancel);

        var kid = request.Key.Thumbprint();
        foreach (var before in open.Where(row => row.Kid == kid)) before.Supersede(now);
        Check([.. open.Where(row => row.Kid != kid)], request.Code, address);

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var added = new PendingEnrolment(request, nonce, address, now, TimeSpan.FromMilliseconds(options.Value.EnrolmentMs));
        db.Add(added);
        await db.SaveChangesAsync(cancel);
        return new(added.Id, trust.PortalId, trust.RootKey, nonce, now.ToUnixTimeMilliseconds(), added.ExpiresAt.ToUnixTimeMilliseconds());
    }

    private void Check(IReadOnlyList<PendingEnrolment> open, string code, string address)
    {
        if (open.Any(row => row.Code == code)) throw new RuleException("enrolment.code-taken");
        if (open.Count(row => row.Address == address) >= options.Value.PendingEnrolmentsPerAddress) throw new RuleException("enrolment.too-many-from-address");
        if (open.Count >= options.Value.PendingEnrolments) throw new RuleException("enrolment.too-many");
    }
}

using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>TLS on an endpoint, whatever it speaks: HTTPS and MQTTS take their certificate at the same place.</summary>
internal static class EncryptedListening
{
    public static void UseCertificate(this ListenOptions listen)
    {
        if (listen.ApplicationServices.GetService<CertificateFiles>() is not { } files)
        {
            listen.UseHttps(); // whatever ASP.NET was configured with
            return;
        }

        listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(new System.Net.Security.SslServerAuthenticationOptions { ServerCertificateContext = files.Current() }) });
    }
}

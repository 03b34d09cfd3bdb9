using System.Diagnostics;
using System.IO.Compression;
using Doingoai.Demo;

namespace Doingoai.Benchmarks.Site;

/// <summary>Debian's nginx over a folder, with the settings that make it fast: the peer every figure is a ratio to.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(string folder, CancellationToken cancel)
    {
        Programs.Demand("nginx", "nginx-light");
        var port = FreePort.Find();
        Directory.CreateDirectory(Path.Combine(folder, "www"));
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, $$"""
            daemon off; worker_processes auto; error_log {{folder}}/error.log; pid {{folder}}/nginx.pid; user root;
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html; etag on;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              server { listen 127.0.0.1:{{port}}; root {{folder}}/www; gzip_static on; }
            }
            """, cancel);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-c", settings]))!;
        var nginx = new Nginx(process, folder, new Uri($"http://127.0.0.1:{port}/"));
        await nginx.WaitAsync(cancel);
        return nginx;
    }

    /// <summary>Puts down what the portal sent compressed, and the plain bytes beside it.</summary>
    public async Task PutCompressedAsync(string name, byte[] gzip, CancellationToken cancel)
    {
        var file = Path.Combine(_folder, "www", name);
        await File.WriteAllBytesAsync($"{file}.gz", gzip, cancel);
        await using var plain = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        await using var target = File.Create(file);
        await plain.CopyToAsync(target, cancel);
    }

    public Task PutAsync(string name, byte[] bytes, CancellationToken cancel) => File.WriteAllBytesAsync(Path.Combine(_folder, "www", name), bytes, cancel);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(Address, cancel);
                return;
            }
            catch (HttpRequestException) when (tries < 100 && !_process.HasExited)
            {
                await Task.Delay(50, cancel);
            }
        }
    }
}
